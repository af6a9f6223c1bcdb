import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { ProblemCode } from '@xianfeng/shared-types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDuplicateKey } from '../../database';
import { Problem } from './problem';

const BY_STATUS: Record<number, ProblemCode> = {
  400: 'request.malformed', 401: 'auth.required', 403: 'access.denied', 404: 'not_found', 413: 'request.too_large',
  415: 'request.malformed', 422: 'request.invalid', 429: 'request.too_many', 503: 'server.busy',
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  return (error as { statusCode?: number }).statusCode;
}

/** Maps whatever was thrown to a problem; unknown errors tell the client nothing but the request id. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDuplicateKey(error)) return new Problem('conflict.duplicate', { cause: error });
  const code = BY_STATUS[statusOf(error) ?? 500];
  return new Problem(code ?? 'server.error', { cause: error });
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = toProblem(error);
    const level = problem.kind.level;
    if (level !== 'silent') {
      const cause = level === 'error' ? { err: problem.options.cause ?? error } : {};
      request.log[level]({ problem: problem.code, ...cause }, 'request failed');
    }
    void http
      .getResponse<FastifyReply>()
      .status(problem.kind.status)
      .type('application/problem+json; charset=utf-8')
      .send(problem.toBody(request.id));
  }
}
