import { RELIEF_TONES, reliefText } from '@xianfeng/client-core';
import { RELIEF_STATUSES, type DuesRelief } from '@xianfeng/shared-types';
import { ListRow, StatusTag } from '@/shared/ui';

/** An application or a relief in force, in one line. */
export function ReliefRow({ relief, onClick }: { relief: DuesRelief; onClick: () => void }) {
  return <ListRow icon="flag" title={reliefText(relief)} note={<StatusTag tone={RELIEF_TONES[relief.status]} text={RELIEF_STATUSES[relief.status]} />} onClick={onClick} />;
}
