import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import { Schedules } from '../../../platform/jobs';
import { OutboxHandlers } from '../../../platform/outbox';
import { IMPORT_CHECK, IMPORT_COMMIT, type ImportMessage, ImportService } from './import.service';
import { ImportStore } from './import-store';

/** How long an upload and its problem file can be looked at. */
const KEPT_MS = 30 * 86_400_000;

/** Runs imports in the background and forgets old ones. */
@Injectable()
export class ImportWorker implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly schedules: Schedules,
    private readonly imports: ImportService,
    private readonly store: ImportStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on<ImportMessage>(IMPORT_CHECK, (message) => this.imports.runCheck(message));
    this.handlers.on<ImportMessage>(IMPORT_COMMIT, (message) => this.imports.runCommit(message));
    this.schedules.daily('member.import.purge', 3, 40, () => this.store.purgeBefore(new Date(this.clock.now().getTime() - KEPT_MS)));
  }
}
