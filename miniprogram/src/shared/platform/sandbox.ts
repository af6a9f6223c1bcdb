import { browser } from './browser';
import { Bridge } from './bridge';
import { paymentOutcome } from './payment-outcome';
import type { EncryptedData, EnterOptions, Platform } from './platform';

interface Hello {
  personaId: string;
  enterOptions: EnterOptions;
}

/** The sandbox's phone, when it frames this page; null in any other frame or window. */
export async function connectSandbox(sandboxUrl: string | null): Promise<Platform | null> {
  if (!sandboxUrl || window.parent === window) return null;
  const origin = new URL(sandboxUrl).origin;
  const owner = ownerOrigin();
  if (owner && owner !== origin) return null;
  const bridge = new Bridge(window.parent, origin, window);
  const hello = await bridge.hello<Hello>();
  return hello && sandboxPlatform(bridge, hello);
}

/** Origin of the page that frames this one, where the browser tells. */
function ownerOrigin(): string | null {
  const [first] = Array.from((window.location as { ancestorOrigins?: ArrayLike<string> }).ancestorOrigins ?? []);
  return first ?? null;
}

export function sandboxPlatform(bridge: Pick<Bridge, 'call' | 'on'>, { personaId, enterOptions }: Hello): Platform {
  return {
    ...browser,
    kind: 'sandbox',
    inWechat: true,
    storageNamespace: personaId,
    enterOptions: () => enterOptions,
    login: async () => (await bridge.call<{ code: string }>('login')).code,
    getPhoneNumber: async () => (await bridge.call<{ code: string }>('getPhoneNumber')).code,
    requestSubscribeMessage: async (templateIds) => {
      const answer = await bridge.call<Record<string, string>>('requestSubscribeMessage', { tmplIds: templateIds });
      return templateIds.filter((id) => answer[id]?.startsWith('accept'));
    },
    share: async (card) => {
      await bridge.call('shareAppMessage', card);
    },
    onShareRequest: (handler) => bridge.on('share-request', () => void bridge.call('shareAppMessage', handler())),
    getGroupEnterInfo: () => bridge.call<EncryptedData>('getGroupEnterInfo'),
    saveImage: async (url) => {
      await bridge.call('saveImage', { url: new URL(url, window.location.href).href });
    },
    requestPayment: (params) => paymentOutcome(bridge.call('requestPayment', params)),
    scanCode: async () => {
      const { result, path } = await bridge.call<{ result: string; path?: string }>('scanCode');
      return { text: result, path: path ?? null };
    },
  };
}
