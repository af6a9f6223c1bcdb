/** A wrong call of the sandbox's own endpoints (not of a platform API); answered with 400 or 404. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly statusCode = 400,
  ) {
    super(message);
  }
}

/** JSON body of the sandbox's own endpoints; an empty body is `{}`. */
export function jsonBody<T>(raw: unknown): T {
  if (typeof raw !== 'string' || raw === '') return {} as T;
  try {
    return JSON.parse(raw) as T;
  } catch {
    throw new RequestError('请求体不是 JSON');
  }
}
