import { Body, Controller, Param, Query } from '@nestjs/common';
import { jobsApi, type DeadLetter, type Done, type JobsView, type Page, type RetryingJob } from '@xianfeng/shared-types';
import { Requires } from '../access';
import { PageQueryDto, Route } from '../http';
import { JobQueries } from './job-queries';
import { DeadLetterQueryDto, RedriveTopicDto } from './jobs.dto';
import { Redrive } from './redrive';

/** Background work as the platform's administrators see it. */
@Controller()
export class JobsController {
  constructor(
    private readonly queries: JobQueries,
    private readonly redrives: Redrive,
  ) {}

  @Route(jobsApi.state)
  @Requires('job:read')
  state(): Promise<JobsView> {
    return this.queries.state();
  }

  @Route(jobsApi.retries)
  @Requires('job:read')
  retries(@Query() query: PageQueryDto): Promise<Page<RetryingJob>> {
    return this.queries.retries(query);
  }

  @Route(jobsApi.deadLetters)
  @Requires('job:read')
  deadLetters(@Query() query: DeadLetterQueryDto): Promise<Page<DeadLetter>> {
    return this.queries.deadLetters(query);
  }

  @Route(jobsApi.redriveDeadLetter)
  @Requires('job:retry')
  async redrive(@Param('id') id: string): Promise<Done> {
    await this.redrives.one(id);
    return { ok: true };
  }

  @Route(jobsApi.redriveTopic)
  @Requires('job:retry')
  async redriveTopic(@Body() { topic }: RedriveTopicDto): Promise<{ redriven: number }> {
    return { redriven: await this.redrives.topic(topic) };
  }
}
