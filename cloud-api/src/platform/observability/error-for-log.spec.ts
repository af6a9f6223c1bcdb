import { QueryFailedError } from 'typeorm';
import { Problem } from '../http';
import { errorForLog } from './error-for-log';

const failed = (message: string) =>
  new QueryFailedError('INSERT INTO member (name) VALUES (?)', ['钱学明'], Object.assign(new Error(message), { code: 'ER_DUP_ENTRY', sql: "INSERT INTO member (name) VALUES ('钱学明')" }));

it('keeps statement, code and place of a failed query, and none of its values', () => {
  const shown = errorForLog(failed("Duplicate entry '钱学明-O\\'1' for key 'uq_member_name'"));
  expect(shown).toMatchObject({
    type: 'QueryFailedError', code: 'ER_DUP_ENTRY', sql: 'INSERT INTO member (name) VALUES (?)', message: "Duplicate entry '…' for key 'uq_member_name'",
    stack: expect.stringContaining('error-for-log.spec'),
  });
  expect(JSON.stringify(shown)).not.toContain('钱学明');
});

it('follows the causes', () => {
  const shown = errorForLog(new Problem('server.error', { cause: failed("Incorrect string value: '钱学明' for column 'name'") }));
  expect(shown).toMatchObject({ type: 'Problem', cause: { message: "Incorrect string value: '…' for column 'name'" } });
  expect(JSON.stringify(shown)).not.toContain('钱学明');
});

it('takes what is no error', () => {
  expect(errorForLog('gone')).toEqual({ type: 'string', message: 'gone', stack: '' });
});
