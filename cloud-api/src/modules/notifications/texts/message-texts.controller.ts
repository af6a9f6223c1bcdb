import { Body, Controller, Param, Query } from '@nestjs/common';
import { settingsApi, type Done, type Id, type MessagePreview, type MessageSetting, type MessageVersion, type NotifyTopic } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { ChangeMessageDto, PreviewMessageDto } from './message-texts.dto';
import { MessageTexts } from './message-texts.service';

@Controller()
export class MessageTextsController {
  constructor(private readonly texts: MessageTexts) {}

  @Route(settingsApi.messages)
  @Requires('setting:write')
  messages(): Promise<MessageSetting[]> {
    return this.texts.list();
  }

  @Route(settingsApi.messageHistory)
  @Requires('setting:write')
  history(@Param('topic') topic: NotifyTopic): Promise<MessageVersion[]> {
    return this.texts.history(topic);
  }

  @Route(settingsApi.changeMessage)
  @Requires('setting:write')
  change(@Param('topic') topic: NotifyTopic, @Body() body: ChangeMessageDto): Promise<MessageSetting> {
    return this.texts.change(topic, body);
  }

  @Route(settingsApi.withdrawMessage)
  @Requires('setting:write')
  async withdraw(@Param('topic') topic: NotifyTopic, @Param('id') id: Id): Promise<Done> {
    await this.texts.withdraw(topic, id);
    return { ok: true };
  }

  @Route(settingsApi.previewMessage)
  @Requires('setting:write')
  preview(@Param('topic') topic: NotifyTopic, @Query() wording: PreviewMessageDto): MessagePreview {
    return this.texts.preview(topic, wording);
  }
}
