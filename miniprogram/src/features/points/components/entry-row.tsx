import { View } from '@tarojs/components';
import { entryState, occurredText } from '@xianfeng/client-core';
import type { PointEntry } from '@xianfeng/shared-types';
import { signedScore } from '@/shared/format';
import { ListRow, StatusTag } from '@/shared/ui';
import './points.scss';

/** A line of the ledger in a list. */
export function EntryRow({ entry, onClick }: { entry: PointEntry; onClick: () => void }) {
  const state = entryState(entry);
  return (
    <ListRow
      title={entry.subject}
      note={(
        <>
          <View>{`${entry.rule.title} · ${occurredText(entry)}`}</View>
          {state && <StatusTag tone={state.tone} text={state.text} />}
        </>
      )}
      value={<View className="xf-entry__score">{`${signedScore(entry.deltaCenti)} 分`}</View>}
      onClick={onClick}
    />
  );
}
