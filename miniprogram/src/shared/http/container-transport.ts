import { NetworkError, type Transport } from '@xianfeng/client-core';

interface ContainerReply {
  statusCode: number;
  data: unknown;
}

/** The part of `wx.cloud` that is used; Taro's own typing of it leaves callContainer out. */
export interface WxCloud {
  init(options: { env: string }): void;
  callContainer(options: {
    config: { env: string };
    path: string;
    method: string;
    header: Record<string, string>;
    data?: object;
    timeout: number;
  }): Promise<ContainerReply>;
}

/** Cloud Hosting cuts a call after 15 s whatever is asked for. */
const TIMEOUT_MS = 15_000;

/** WeChat Cloud Hosting: no own domain needed, WeChat vouches for the user by header. */
export function containerTransport(cloud: WxCloud, env: string, service: string): Transport {
  let ready = false;
  return {
    async send({ method, path, headers, body }) {
      if (!ready) cloud.init({ env });
      ready = true;
      try {
        const header = { ...headers, 'X-WX-SERVICE': service };
        const reply = await cloud.callContainer({ config: { env }, path, method, header, data: body, timeout: TIMEOUT_MS });
        return { status: reply.statusCode, data: reply.data };
      } catch (error) {
        const reply = error as Partial<ContainerReply> & { errMsg?: string };
        if (typeof reply?.statusCode === 'number') return { status: reply.statusCode, data: reply.data };
        throw new NetworkError(reply?.errMsg ?? String(error));
      }
    },
  };
}
