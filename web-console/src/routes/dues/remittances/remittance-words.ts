import type { StepWords, Tone } from '@xianfeng/client-core';
import { spanText } from '@xianfeng/client-core';
import type { Remittance, RemittanceKind, RemittanceStatus } from '@xianfeng/shared-types';
import { dateTimeText } from '@/shared/format';

export const REMITTANCE_TONES: Record<RemittanceStatus, Tone> = { draft: 'gold', sent: 'blue', received: 'green', cancelled: 'grey' };
export const REMITTANCE_KINDS: Record<RemittanceKind, string> = { ordinary: '按比例上缴', large: '大额党费全额上缴' };
const ACTS: Record<Remittance['history'][number]['action'], string> = { create: '登记上缴', send: '确认汇出', receive: '上级确认收到', return: '上级退回', cancel: '取消' };

/** `5%` of hundredths of a percent. */
export const ratioText = (basisPoints: number): string => `${basisPoints / 100}%`;

export const periodText = ({ fromMonth, toMonth }: Pick<Remittance, 'fromMonth' | 'toMonth'>): string => spanText(fromMonth, toMonth);

export const remittanceSteps = ({ history }: Pick<Remittance, 'history'>): StepWords[] =>
  history.map(({ at, by, action, reason }) => ({ key: at + action, title: ACTS[action], time: `${dateTimeText(at)} · ${by}`, note: reason, tone: action === 'receive' ? 'green' : 'grey' }));
