import { endpoint } from './endpoint';
import type { Done, Id, IsoDateTime, Page, PageQuery } from './primitives';

/** Work that failed for good and waits for a person. */
export interface DeadLetter {
  id: Id;
  topic: string;
  /** In words, e.g. 发送消息. */
  topicName: string;
  attempts: number;
  error: string;
  createdAt: IsoDateTime;
}

/** Work that failed and is tried again by itself. */
export interface RetryingJob extends DeadLetter {
  nextTryAt: IsoDateTime;
}

export interface DeadLetterQuery extends PageQuery {
  topic?: string;
}

/** A recurring job and its last run. */
export interface ScheduleState {
  name: string;
  /** In words, e.g. 封存审计日志. */
  title: string;
  nextRunAt: IsoDateTime;
  lastRunAt: IsoDateTime | null;
  lastError: string | null;
  /** Null before the first run. */
  lastResult: 'ok' | 'failed' | null;
  lastDurationMs: number | null;
  running: boolean;
}

/** Work of one topic. */
export interface QueueState {
  topic: string;
  title: string;
  /** Waiting, those put off to a later time among them. */
  pending: number;
  /** Due for more than a minute. */
  late: number;
  /** Failed at least once and to be tried again. */
  retrying: number;
  dead: number;
  /** The longest wait among what is due; null when nothing is. */
  oldestDueAt: IsoDateTime | null;
}

export interface JobsView {
  pending: number;
  dead: number;
  queues: QueueState[];
  schedules: ScheduleState[];
}

export interface RedriveTopicBody {
  topic: string;
}

export const jobsApi = {
  state: endpoint<{ reply: JobsView }>('GET', '/api/jobs'),
  /** What will be tried again, the next first. */
  retries: endpoint<{ query: PageQuery; reply: Page<RetryingJob> }>('GET', '/api/jobs/retries'),
  deadLetters: endpoint<{ query: DeadLetterQuery; reply: Page<DeadLetter> }>('GET', '/api/jobs/dead-letters'),
  redriveDeadLetter: endpoint<{ params: { id: Id }; reply: Done }>('POST', '/api/jobs/dead-letters/:id/redrive'),
  /** All dead letters of a topic, at most 500 at a time; tells how many. */
  redriveTopic: endpoint<{ body: RedriveTopicBody; reply: { redriven: number } }>('POST', '/api/jobs/dead-letters/redrive'),
};
