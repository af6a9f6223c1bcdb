/** A refusal as wx APIs give it. */
export class BridgeError extends Error {
  constructor(
    readonly errMsg: string,
    readonly errCode?: number,
  ) {
    super(errMsg);
  }
}

export type BridgeMethods = Record<string, (params: Record<string, unknown>) => Promise<unknown>>;

interface BridgeCall {
  xf: 1;
  id: string | number;
  method: string;
  params?: Record<string, unknown>;
}

function isCall(data: unknown): data is BridgeCall {
  const call = data as Partial<BridgeCall> | null;
  return typeof call === 'object' && call !== null && call.xf === 1 && call.id !== undefined && typeof call.method === 'string';
}

/**
 * Answers the calls that the framed mini-program posts: `{xf:1,id,method,params}` → `{xf:1,id,result}` or
 * `{xf:1,id,error:{errMsg,errCode?}}`. Only messages of that frame and of its configured origin count.
 * Returns the function that ends it.
 */
export function connectBridge(frame: HTMLIFrameElement, origin: string, methods: BridgeMethods): () => void {
  const listener = async (event: MessageEvent) => {
    if (event.origin !== origin || event.source !== frame.contentWindow || !isCall(event.data)) return;
    const { id, method, params = {} } = event.data;
    const answer = await run(methods, method, params);
    frame.contentWindow?.postMessage({ xf: 1, id, ...answer }, origin);
  };
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}

async function run(methods: BridgeMethods, method: string, params: Record<string, unknown>) {
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!handler) return { error: { errMsg: `${method}:fail not supported` } };
  try {
    return { result: await handler(params) };
  } catch (error) {
    if (error instanceof BridgeError) return { error: { errMsg: error.errMsg, ...(error.errCode === undefined ? {} : { errCode: error.errCode }) } };
    return { error: { errMsg: `${method}:fail ${(error as Error).message}` } };
  }
}

/** Posts an event to the framed mini-program. */
export function postEvent(frame: HTMLIFrameElement, origin: string, event: string, payload: Record<string, unknown> = {}): void {
  frame.contentWindow?.postMessage({ xf: 1, event, payload }, origin);
}
