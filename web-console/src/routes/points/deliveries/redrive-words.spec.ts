import { redrivenWords, redriveWords } from './redrive-words';

it('says why it did not arrive and what another try means', () => {
  expect(redriveWords({ status: 'unknown', reason: '发送时连接中断' })).toBe('上次结果：发送时连接中断。发送时中断，成员可能已经收到；重发可能让同一个人收到两次。');
  expect(redriveWords({ status: 'sent', reason: '' })).toBe('');
});

it('tells what became of several tries', () => {
  expect(redrivenWords({ redriven: 500, skipped: 0, left: 20 })).toBe('已重新发送 500 条；还有 20 条，请再次重发');
  expect(redrivenWords({ redriven: 1, skipped: 2, left: 0 })).toBe('已重新发送 1 条；2 条已送达或正在发送，未重发');
});
