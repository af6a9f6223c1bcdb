export { InboxService } from './inbox/inbox.service';
export { NotificationsModule } from './notifications.module';
