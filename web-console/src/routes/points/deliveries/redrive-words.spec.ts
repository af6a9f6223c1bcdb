import { redriveWords } from './redrive-words';

it('says why it did not arrive and what another try means', () => {
  expect(redriveWords({ status: 'unknown', reason: '发送时连接中断' })).toBe('上次结果：发送时连接中断。发送时中断，成员可能已经收到；重发可能让同一个人收到两次。');
  expect(redriveWords({ status: 'sent', reason: '' })).toBe('');
});
