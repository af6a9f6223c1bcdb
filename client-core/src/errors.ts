import { PROBLEMS, type FieldError, type Problem, type ProblemCode } from '@xianfeng/shared-types';

/** The server could not be reached; says nothing about the session. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  constructor(readonly reason = '') {
    super('网络不可用，请检查网络后重试');
  }
}

/** Nobody is logged in here and no silent login is possible. */
export class SignInRequiredError extends Error {
  override readonly name = 'SignInRequiredError';
  constructor() {
    super('请先登录');
  }
}

/** The server answered with problem+json. `message` is Chinese and may be shown as it is. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: ProblemCode | string;
  readonly fields: FieldError[];
  readonly meta: Record<string, unknown>;
  /** Request id for the help desk. */
  readonly requestId?: string;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.fields = problem.errors ?? [];
    this.meta = problem.meta ?? {};
    this.requestId = problem.instance;
  }

  /** The message of one field, e.g. `phone`. */
  field(path: string): string | undefined {
    return this.fields.find((error) => error.path === path)?.message;
  }
}

/** Makes sense of any answer that is not 2xx, also of a proxy's page that is not ours. */
export function problemFrom(status: number, data: unknown): ProblemError {
  if (isProblem(data)) return new ProblemError(data);
  const code: ProblemCode = status === 401 ? 'auth.required' : status === 403 ? 'access.denied' : status === 404 ? 'not_found' : status === 429 ? 'request.too_many' : 'server.error';
  return new ProblemError({ type: 'about:blank', title: PROBLEMS[code].title, status, code });
}

function isProblem(data: unknown): data is Problem {
  return typeof data === 'object' && data !== null && typeof (data as Problem).code === 'string' && typeof (data as Problem).title === 'string';
}

/** What to tell a person about any error. */
export function messageOf(error: unknown): string {
  const ours = error instanceof ProblemError || error instanceof NetworkError || error instanceof SignInRequiredError;
  return ours ? error.message : '操作没有完成，请稍后再试';
}
