import { View } from '@tarojs/components';
import { ROLE_LABELS, rolesApi } from '@xianfeng/shared-types';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { ListRow, Loaded, Sheet } from '@/shared/ui';
import './duties-sheet.scss';

/** 我的职责: what my roles ask of me, each item with its source. */
export function DutiesSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return <Sheet open={open} title="我的职责" onClose={onClose}><Duties /></Sheet>;
}

function Duties() {
  const state = useLoad(() => call(rolesApi.myDuties), []);
  return (
    <Loaded state={state} empty={{ title: '没有登记的职责' }}>
      {(lists) => (
        <>
          {lists.map(({ role, orgId, orgName, duties }) => (
            <View key={role + orgId}>
              <View className="xf-duties__head">{`${ROLE_LABELS[role]} · ${orgName}`}</View>
              {duties.map(({ text, basis }) => <ListRow key={text} title={text} note={basis} />)}
            </View>
          ))}
        </>
      )}
    </Loaded>
  );
}
