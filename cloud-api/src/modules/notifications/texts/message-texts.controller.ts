import { Body, Controller, Param } from '@nestjs/common';
import { settingsApi, type MessageSetting, type NotifyTopic } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { ChangeMessageDto } from './message-texts.dto';
import { MessageTexts } from './message-texts.service';

@Controller()
export class MessageTextsController {
  constructor(private readonly texts: MessageTexts) {}

  @Route(settingsApi.messages)
  @Requires('setting:write')
  messages(): Promise<MessageSetting[]> {
    return this.texts.list();
  }

  @Route(settingsApi.changeMessage)
  @Requires('setting:write')
  change(@Param('topic') topic: NotifyTopic, @Body() body: ChangeMessageDto): Promise<MessageSetting> {
    return this.texts.change(topic, body);
  }
}
