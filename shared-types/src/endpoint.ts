export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an endpoint takes and gives; parts it does not use are left out. */
export interface EndpointShape {
  /** Values of the `:name` parts of the path. */
  params?: object;
  query?: object;
  body?: object;
  reply: unknown;
}

/** An endpoint as a value: declared once here, used by the controller and by every client. */
export interface Endpoint<S extends EndpointShape = EndpointShape> {
  readonly method: HttpMethod;
  /** Path with `:name` parameters, beginning with `/api/`. */
  readonly path: string;
  /** Carries the types only; never present at run time. */
  readonly shape?: S;
}

export type ShapeOf<E> = E extends Endpoint<infer S> ? S : never;
export type ReplyOf<E> = ShapeOf<E>['reply'];
export type ParamsOf<E> = ShapeOf<E> extends { params: infer P } ? P : undefined;
export type QueryOf<E> = ShapeOf<E> extends { query: infer Q } ? Q : undefined;
export type BodyOf<E> = ShapeOf<E> extends { body: infer B } ? B : undefined;

/** Declares one endpoint of the contract. */
export function endpoint<S extends EndpointShape>(method: HttpMethod, path: `/api/${string}`): Endpoint<S> {
  return { method, path };
}

/** Fills `:name` parts of a path; throws when one is missing. */
export function fillPath(path: string, params: Record<string, string | number> = {}): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`path parameter ${name} is missing for ${path}`);
    return encodeURIComponent(String(value));
  });
}
