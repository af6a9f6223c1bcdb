import Taro from '@tarojs/taro';
import { NetworkError, type DownloadTransport, type Transport, type TransportReply, type UploadTransport } from '@xianfeng/client-core';

const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 60_000;

/** Plain HTTPS to `base`; an empty base means the origin that served the page. */
export function httpsTransport(base: string): Transport {
  return {
    async send({ method, path, headers, body }) {
      try {
        const reply = await Taro.request({
          url: base + path,
          method,
          header: headers,
          // As text: Taro would turn a GET's object into a query, and H5 would guess the content type.
          data: body === undefined ? undefined : JSON.stringify(body),
          dataType: 'json',
          timeout: TIMEOUT_MS,
        });
        return { status: reply.statusCode, data: reply.data };
      } catch (error) {
        return answeredAnyway(error);
      }
    },
  };
}

/** Files go over HTTPS whichever transport carries the rest: callContainer takes 100 KiB at most. */
export function httpsUpload(base: string): UploadTransport {
  return async (path, file, header, { onProgress } = {}) => {
    try {
      const task = Taro.uploadFile({ url: base + path, filePath: file.path, fileName: file.name, name: 'file', header, timeout: UPLOAD_TIMEOUT_MS });
      if (onProgress) task.progress(({ progress }) => onProgress(progress));
      const reply = await task;
      return { status: reply.statusCode, data: parsed(reply.data) };
    } catch (error) {
      return answeredAnyway(error);
    }
  };
}

/** Over HTTPS as well: WeChat downloads from addresses alone. */
export function httpsDownload(base: string): DownloadTransport {
  return async (path, header) => {
    try {
      const { statusCode, tempFilePath } = await Taro.downloadFile({ url: base + path, header, timeout: UPLOAD_TIMEOUT_MS });
      return { status: statusCode, data: tempFilePath };
    } catch (error) {
      return answeredAnyway(error);
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Some platforms reject on a status that is not 2xx although the server did answer. */
function answeredAnyway(error: unknown): TransportReply {
  const reply = error as { statusCode?: number; status?: number; data?: unknown; errMsg?: string };
  const status = reply?.statusCode ?? reply?.status;
  if (typeof status === 'number' && status > 0) return { status, data: reply.data };
  throw new NetworkError(reply?.errMsg ?? String(error));
}
