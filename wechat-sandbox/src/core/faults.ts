/** A planned failure of an API's next calls. */
export interface PlannedFailure {
  /** Path such as `/sns/jscode2session`, `SendSms`, or `*`. */
  api: string;
  times: number;
  /** Answered code; WeChat's are numbers, Tencent Cloud's are texts. */
  errcode?: number | string;
  errmsg?: string;
  /** Answers with this HTTP status and an HTML body, as a broken gateway does. */
  httpStatus?: number;
}

/** Misbehaviour of the APIs, ordered through /_control. */
export class ApiFaults {
  private delays = new Map<string, number>();
  private failures: PlannedFailure[] = [];

  setDelay(api: string, ms: number): void {
    if (ms > 0) this.delays.set(api, ms);
    else this.delays.delete(api);
  }

  failNext(failure: PlannedFailure): void {
    this.failures.push({ ...failure });
  }

  /** Waits as long as the API was told to be slow. */
  async delay(api: string): Promise<void> {
    const ms = this.delays.get(api) ?? this.delays.get('*') ?? 0;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** Takes one planned failure of this API, if any is left. */
  takeFailure(api: string): PlannedFailure | undefined {
    const failure = this.failures.find((planned) => planned.api === api || planned.api === '*');
    if (!failure) return undefined;
    failure.times -= 1;
    if (failure.times <= 0) this.failures.splice(this.failures.indexOf(failure), 1);
    return failure;
  }

  list(): { delays: Record<string, number>; failures: PlannedFailure[] } {
    return { delays: Object.fromEntries(this.delays), failures: this.failures };
  }

  reset(): void {
    this.delays.clear();
    this.failures = [];
  }
}
