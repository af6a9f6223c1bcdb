import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../sandbox';
import { signatureFault } from './tc3';

const MAX_NUMBERS = 200;

const MESSAGES: Record<string, string> = {
  Ok: 'send success',
  'AuthFailure.SignatureFailure': 'The provided credentials could not be validated. Please check your signature is correct.',
  'AuthFailure.SecretIdNotFound': 'The SecretId is not found, please ensure that your SecretId is correct.',
  'AuthFailure.SignatureExpire': 'Signature expired.',
  'InvalidParameterValue.IncorrectPhoneNumber': 'phone number format is incorrect',
  'UnauthorizedOperation.SmsSdkAppIdVerifyFail': 'SmsSdkAppId verify fail',
  'FailedOperation.SignatureIncorrectOrUnapproved': 'signature is incorrect or unapproved',
  'FailedOperation.TemplateIncorrectOrUnapproved': 'template is incorrect or unapproved',
  'FailedOperation.TemplateParamSetNotMatchApprovedTemplate': 'the request content does not match the approved template content',
  'InvalidParameterValue.TemplateParameterLengthLimit': 'template parameter length limit',
  'LimitExceeded.PhoneNumberThirtySecondLimit': 'the number of sms messages sent from a single mobile number within 30 seconds exceeds the upper limit',
  'LimitExceeded.PhoneNumberOneHourLimit': 'the number of sms messages sent from a single mobile number within 1 hour exceeds the upper limit',
  'LimitExceeded.PhoneNumberDailyLimit': 'the number of sms messages sent from a single mobile number every day exceeds the upper limit',
};

/** A refusal of the whole call. */
class SmsError extends Error {
  constructor(
    readonly code: string,
    message = MESSAGES[code] ?? code,
  ) {
    super(message);
  }
}

/** Tencent Cloud SMS v20210111, action SendSms; the SDK posts to `/`. */
export function registerSendSms(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/', async (request, reply) => {
    await sandbox.faults.delay('SendSms');
    const failure = sandbox.faults.takeFailure('SendSms');
    if (failure?.httpStatus) return reply.code(failure.httpStatus).send('Bad Gateway');
    try {
      if (failure) throw new SmsError(String(failure.errcode ?? 'InternalError'), failure.errmsg);
      return respond(reply, { SendStatusSet: sendAll(sandbox, request) });
    } catch (error) {
      if (!(error instanceof SmsError)) throw error;
      return respond(reply, { Error: { Code: error.code, Message: error.message } });
    }
  });
}

function respond(reply: FastifyReply, content: Record<string, unknown>) {
  return reply.send({ Response: { ...content, RequestId: randomUUID() } });
}

function sendAll(sandbox: Sandbox, request: FastifyRequest) {
  const body = typeof request.body === 'string' ? request.body : '';
  checkSignature(sandbox, request, body);
  if (request.headers['x-tc-action'] !== 'SendSms') throw new SmsError('InvalidAction', 'The request action is invalid.');
  if (request.headers['x-tc-version'] !== '2021-01-11') throw new SmsError('NoSuchVersion', 'The API version does not exist.');
  const fields = parseFields(body);
  const numbers = textList(fields, 'PhoneNumberSet');
  if (numbers.length === 0) throw new SmsError('MissingParameter', 'The request is missing a required parameter `PhoneNumberSet`.');
  if (numbers.length > MAX_NUMBERS) throw new SmsError('LimitExceeded.PhoneNumberCountLimit', 'the number of mobile numbers exceeds the upper limit');
  const sms = {
    SmsSdkAppId: required(fields, 'SmsSdkAppId'),
    TemplateId: required(fields, 'TemplateId'),
    SignName: typeof fields['SignName'] === 'string' ? fields['SignName'] : '',
    TemplateParamSet: textList(fields, 'TemplateParamSet'),
  };
  const SessionContext = typeof fields['SessionContext'] === 'string' ? fields['SessionContext'] : '';
  return numbers.map((PhoneNumber) => {
    const Code = sandbox.sms.send(PhoneNumber, sms);
    const sent = Code === 'Ok';
    return { SerialNo: sent ? `2640:${randomUUID()}` : '', PhoneNumber, Fee: sent ? 1 : 0, SessionContext, Code, Message: MESSAGES[Code], IsoCode: 'CN' };
  });
}

function checkSignature(sandbox: Sandbox, request: FastifyRequest, body: string): void {
  const [path, query = ''] = request.url.split('?') as [string, string?];
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const { secretId: id, secretKey: key } = sandbox.options.sms;
  // Real time, not the sandbox's: the client signs with its own clock.
  const fault = signatureFault({ method: request.method, path, query, headers, body }, { id, key }, Math.floor(Date.now() / 1000));
  if (fault) throw new SmsError(fault);
}

function parseFields(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw new SmsError('InvalidRequest', 'The request body is not valid JSON.');
  }
}

function required(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new SmsError('MissingParameter', `The request is missing a required parameter \`${name}\`.`);
  return value;
}

function textList(fields: Record<string, unknown>, name: string): string[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw new SmsError('InvalidParameter', `The parameter \`${name}\` must be a list of texts.`);
  }
  return value as string[];
}
