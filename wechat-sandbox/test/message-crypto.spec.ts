import { decryptMessage, encryptMessage, pushSignature } from '../src/push/message-crypto';
import { encryptOpenData } from '../src/phone/open-data';
import { decryptOpenData } from './support/open-data';
import messagePush from './vectors/message-push.json';
import openData from './vectors/open-data.json';

describe('message push, the worked examples of the official document', () => {
  const { official } = messagePush;

  test('URL verification and plain mode signatures', () => {
    const { urlVerification: url, plainMode: plain, token } = official;
    expect(pushSignature(token, url.timestamp, url.nonce)).toBe(url.signature);
    expect(pushSignature(token, plain.timestamp, plain.nonce)).toBe(plain.signature);
  });

  test('secure mode: same cipher text, same msg_signature, and back', () => {
    const { secureMode, encodingAESKey, appid, token } = official;
    const { timestamp, nonce, msg_signature } = secureMode.query;
    const encrypted = encryptMessage(secureMode.plaintext, encodingAESKey, appid, Buffer.from(secureMode.random16));
    expect(encrypted).toBe(secureMode.body.Encrypt);
    expect(pushSignature(token, timestamp, nonce, encrypted)).toBe(msg_signature);
    expect(decryptMessage(encrypted, encodingAESKey, appid)).toBe(secureMode.plaintext);
  });

  test('the encrypted reply', () => {
    const { reply, encodingAESKey, appid, token } = official;
    expect(encryptMessage(reply.plaintext, encodingAESKey, appid, Buffer.from(reply.random16))).toBe(reply.Encrypt);
    expect(pushSignature(token, String(reply.timestamp), reply.nonce, reply.Encrypt)).toBe(reply.MsgSignature);
  });

  test('another appid and a broken text are refused', () => {
    const { secureMode, encodingAESKey } = official;
    expect(() => decryptMessage(secureMode.body.Encrypt, encodingAESKey, 'wx0')).toThrow('appid');
    expect(() => decryptMessage(secureMode.body.Encrypt.slice(0, 40), encodingAESKey, official.appid)).toThrow();
  });
});

test.each(messagePush.wxjava.cases)('a second implementation gives the same cipher text: $plaintext', ({ plaintext, encrypt }) => {
  const { encodingAESKey, appid, random16 } = messagePush.wxjava;
  expect(encryptMessage(plaintext, encodingAESKey, appid, Buffer.from(random16))).toBe(encrypt);
});

test.each(openData.cases)('open data is encrypted as published', ({ sessionKey, iv, encryptedData, plaintext }) => {
  expect(encryptOpenData(plaintext, sessionKey, Buffer.from(iv, 'base64'))).toEqual({ encryptedData, iv });
  expect(decryptOpenData({ encryptedData, iv }, sessionKey)).toEqual(JSON.parse(plaintext));
});

test('a signature is the sha1 of the sorted parts', () => {
  const [{ inputs, sha1 }] = messagePush.wxjava.sha1 as [{ inputs: string[]; sha1: string }];
  expect(pushSignature(...inputs)).toBe(sha1);
  expect(pushSignature(...[...inputs].reverse())).toBe(sha1);
});
