import { MEMBER_STATUSES, memberMergesApi, membersApi, type DuplicatePair, type DuplicateRecord, type Id } from '@xianfeng/shared-types';
import { App, Radio } from 'antd';
import { useState } from 'react';
import { call, useRefresh } from '@/shared/api';
import { dateText } from '@/shared/format';
import { GuidedDialog } from '@/shared/ui';
import { MergeEffects } from './merge-effects';
import './merge-dialog.css';

interface Props {
  /** Null: closed. */
  pair: DuplicatePair | null;
  onClose: () => void;
}

/** Two records side by side: which one stays, what the other one brings along, and then the merge. */
export function MergeDialog({ pair, onClose }: Props) {
  const { message } = App.useApp();
  const refresh = useRefresh();
  const [kept, setKept] = useState<Id | null>(null);
  const input = async (reason: string) => {
    const { version } = await call(membersApi.detail, { params: { id: kept! } });
    return { params: { id: kept! }, body: { version, reason, duplicateId: kept === pair!.first.id ? pair!.second.id : pair!.first.id } };
  };
  return (
    <GuidedDialog
      open={pair !== null}
      title={pair ? `合并${pair.first.name}的两条记录` : ''}
      chosen={kept !== null}
      reasonLabel="判定为同一人的依据"
      okText="确认合并"
      preview={async (reason) => call(memberMergesApi.preview, await input(reason))}
      show={(merge) => <MergeEffects merge={merge} />}
      carryOut={async (reason) => {
        await call(memberMergesApi.merge, await input(reason));
        await refresh(memberMergesApi.duplicates, membersApi.table, membersApi.list, membersApi.detail, membersApi.history);
        void message.success('已合并');
      }}
      onClose={onClose}
      onClosed={() => setKept(null)}
    >
      {pair && <Comparison pair={pair} kept={kept} onKeep={setKept} />}
    </GuidedDialog>
  );
}

const LINES: [string, (record: DuplicateRecord) => string][] = [
  ['所在组织', ({ org }) => org.name],
  ['党籍状态', ({ status }) => MEMBER_STATUSES[status]],
  ['出生日期', ({ birthDate }) => dateText(birthDate)],
  ['入党日期', ({ joinedOn }) => dateText(joinedOn)],
  ['公民身份号码', ({ maskedIdNumber }) => maskedIdNumber],
  ['手机', ({ maskedPhone }) => maskedPhone ?? '未登记'],
];

function Comparison({ pair: { first, second }, kept, onKeep }: { pair: DuplicatePair; kept: Id | null; onKeep: (id: Id) => void }) {
  return (
    <table className="merge-records">
      <thead>
        <tr>
          <td />
          <th scope="col"><Radio name="kept" checked={kept === first.id} onChange={() => onKeep(first.id)}>保留第一条</Radio></th>
          <th scope="col"><Radio name="kept" checked={kept === second.id} onChange={() => onKeep(second.id)}>保留第二条</Radio></th>
        </tr>
      </thead>
      <tbody>
        {LINES.map(([name, of]) => (
          <tr key={name} className={of(first) === of(second) ? undefined : 'merge-differs'}>
            <th scope="row">{name}</th>
            <td>{of(first)}</td>
            <td>{of(second)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
