import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requestId } from '../core/ids';
import type { Sandbox } from '../sandbox';
import { cosFault } from './cos-signature';

const STATUS: Record<string, number> = {
  AccessDenied: 403, InvalidAccessKeyId: 403, SignatureDoesNotMatch: 403, RequestTimeTooSkewed: 403, NoSuchBucket: 404, NoSuchKey: 404, BadDigest: 400,
};

class CosError extends Error {}

const md5 = (bytes: Buffer, encoding: 'hex' | 'base64') => createHash('md5').update(bytes).digest(encoding);

/** Tencent Cloud Object Storage, XML API, one private bucket at `/cos/<bucket>/<key>`; objects live as long as the process. */
export function registerCos(app: FastifyInstance, sandbox: Sandbox): void {
  void app.register((scope, _options, done) => {
    // Objects are bytes, whatever their type.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    scope.route({
      method: ['GET', 'PUT', 'DELETE'],
      url: '/cos/:bucket/*',
      handler: async (request, reply) => {
        const id = requestId();
        reply.header('x-cos-request-id', id);
        await sandbox.faults.delay('cos');
        const failure = sandbox.faults.takeFailure('cos');
        if (failure) return refuse(reply, failure.httpStatus ?? 503, String(failure.errcode ?? 'ServiceUnavailable'), id);
        try {
          return await answer(sandbox, request, reply);
        } catch (error) {
          if (!(error instanceof CosError)) throw error;
          return refuse(reply, STATUS[error.message]!, error.message, id);
        }
      },
    });
    done();
  });
}

function answer(sandbox: Sandbox, request: FastifyRequest, reply: FastifyReply) {
  const { bucket, '*': key } = request.params as { bucket: string; '*': string };
  checkSignature(sandbox, request);
  if (bucket !== sandbox.options.cos.bucket) throw new CosError('NoSuchBucket');
  const object = sandbox.objects.get(key);
  if (request.method === 'PUT') {
    const bytes = (request.body as Buffer | undefined) ?? Buffer.alloc(0);
    const digest = request.headers['content-md5'];
    if (digest !== undefined && digest !== md5(bytes, 'base64')) throw new CosError('BadDigest');
    sandbox.objects.set(key, bytes);
    return reply.header('etag', `"${md5(bytes, 'hex')}"`).send();
  }
  if (request.method === 'DELETE') {
    sandbox.objects.delete(key);
    return reply.code(204).send();
  }
  if (!object) throw new CosError('NoSuchKey');
  return reply.type('application/octet-stream').header('etag', `"${md5(object, 'hex')}"`).send(object);
}

function checkSignature(sandbox: Sandbox, request: FastifyRequest): void {
  const [path, query = ''] = request.url.split('?') as [string, string?];
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  // Real time, not the sandbox's: the client signs with its machine's clock.
  const { secretId: id, secretKey: key } = sandbox.options.cos;
  const fault = cosFault({ method: request.method, path: decodeURIComponent(path), query, headers }, { id, key }, Math.floor(Date.now() / 1000));
  if (fault) throw new CosError(fault);
}

function refuse(reply: FastifyReply, status: number, code: string, id: string) {
  const xml = `<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>${code}</Code>\n\t<Message>${code}</Message>\n\t<RequestId>${id}</RequestId>\n</Error>`;
  return reply.code(status).type('application/xml').send(xml);
}
