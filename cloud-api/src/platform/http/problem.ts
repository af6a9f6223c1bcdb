import { PROBLEMS, type FieldError, type Problem as ProblemBody, type ProblemCode, type ProblemKind } from '@xianfeng/shared-types';

export interface ProblemOptions {
  /** One sentence in Chinese: what happened and what to do. */
  detail?: string;
  errors?: FieldError[];
  meta?: Record<string, unknown>;
  cause?: unknown;
}

/** Any expected failure; the filter turns it into problem+json. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly options: ProblemOptions = {},
  ) {
    super(`${code}${options.detail ? `: ${options.detail}` : ''}`, { cause: options.cause });
  }

  get kind(): ProblemKind {
    return PROBLEMS[this.code];
  }

  toBody(instance: string): ProblemBody {
    const { detail, errors, meta } = this.options;
    return { type: `/problems/${this.code}`, title: this.kind.title, status: this.kind.status, code: this.code, detail, instance, errors, meta };
  }
}

/** The row is missing or outside the caller's scope: the two are never told apart. */
export const notFound = (what: string): Problem => new Problem('not_found', { detail: `${what}不存在，或不在您的管理范围内。` });

/** One field is wrong. */
export const invalidField = (path: string, message: string): Problem => new Problem('request.invalid', { errors: [{ path, message }] });
