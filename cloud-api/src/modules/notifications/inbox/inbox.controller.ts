import { Body, Controller, Param, Query } from '@nestjs/common';
import { notificationsApi, type Done, type InboxItem, type NotificationPreferences, type Page, type UnreadCount } from '@xianfeng/shared-types';
import { Authenticated, currentPrincipal } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { InboxQueryDto, PreferencesDto } from '../dto/notifications.dto';
import { InboxService } from './inbox.service';
import { PreferencesService } from './preferences.service';

@Controller()
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly preferences: PreferencesService,
  ) {}

  @Route(notificationsApi.inbox)
  @Authenticated()
  list(@Query() query: InboxQueryDto): Promise<Page<InboxItem>> {
    return this.inbox.list(currentPrincipal().memberId, query);
  }

  @Route(notificationsApi.unread)
  @Authenticated()
  unread(): Promise<UnreadCount> {
    return this.inbox.unread(currentPrincipal().memberId);
  }

  @Route(notificationsApi.readAll)
  @Authenticated()
  readAll(): Promise<Done> {
    return this.inbox.readAll(currentPrincipal().memberId);
  }

  @Route(notificationsApi.read)
  @Authenticated()
  read(@Param('id') id: string): Promise<Done> {
    return this.inbox.read(currentPrincipal().memberId, id);
  }

  @Route(notificationsApi.preferences)
  @Authenticated()
  show(): Promise<NotificationPreferences> {
    return this.preferences.show(currentPrincipal().memberId);
  }

  @Route(notificationsApi.setPreferences)
  @Authenticated()
  save(@Body() body: PreferencesDto): Promise<NotificationPreferences> {
    return this.preferences.save(currentPrincipal().memberId, body.muted);
  }
}
