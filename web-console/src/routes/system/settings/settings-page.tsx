import { settingsApi, type SettingGroupView } from '@xianfeng/shared-types';
import { Input, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useAddress } from '@/shared/address';
import { useApi } from '@/shared/api';
import { ConsolePage, QueryView } from '@/shared/ui';
import { Messages } from './messages';
import { SettingTable } from './setting-table';

/** Every dated rule of the product, by group, and what messages say. */
export default function SettingsPage() {
  const settings = useApi(settingsApi.list, {});
  const [words, setWords] = useState('');
  return (
    <ConsolePage
      title="系统设置"
      hint="每项规定都有依据和生效日期；修改从某日起生效，此前的日子不受影响。"
      actions={<Input.Search allowClear aria-label="查找设置" placeholder="查找设置" style={{ width: 240 }} value={words} onChange={(event) => setWords(event.target.value)} />}
    >
      <QueryView query={settings} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>
        {(groups) => (words.trim() ? <Found groups={groups} words={words.trim()} /> : <Groups groups={groups} />)}
      </QueryView>
    </ConsolePage>
  );
}

function Groups({ groups }: { groups: SettingGroupView[] }) {
  const [{ group }, change] = useAddress(['group']);
  const all = groups.flatMap(({ settings }) => settings);
  const filled = groups.filter(({ settings }) => settings.length > 0);
  const known = [...filled.map((one) => one.group as string), 'messages'];
  return (
    <Tabs
      activeKey={group && known.includes(group) ? group : known[0]}
      onChange={(next) => change({ group: next })}
      destroyOnHidden
      items={[
        ...filled.map((one) => ({ key: one.group as string, label: one.title, children: <SettingTable settings={one.settings} all={all} /> })),
        { key: 'messages', label: '消息用语', children: <Messages /> },
      ]}
    />
  );
}

function Found({ groups, words }: { groups: SettingGroupView[]; words: string }) {
  const all = groups.flatMap(({ settings }) => settings);
  return <SettingTable settings={all.filter(({ title, note }) => title.includes(words) || note.includes(words))} all={all} />;
}
