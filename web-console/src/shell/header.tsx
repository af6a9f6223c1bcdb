import { BellOutlined, BgColorsOutlined, LogoutOutlined, MenuFoldOutlined, MenuUnfoldOutlined, SafetyOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons';
import { App, Badge, Button, Dropdown, Layout, type MenuProps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { OrgPicker, useScope } from '@/shared/org';
import { useSavePreference } from '@/shared/preferences';
import { useMe, useSession } from '@/shared/session';
import { useAppearance } from '@/shared/theme';
import { dropQuestion, hasUnsavedWork } from '@/shared/unsaved';
import icon from '@/shared/ui/icon.svg';
import { PageSearch, useSearchKey } from './page-search';
import { useTodoCount } from './use-todo-count';

/** Larger numbers are shown as this one and more, in the badge and in its name alike. */
const MOST_SHOWN = 99;

interface Props {
  collapsed: boolean;
  onToggle: () => void;
}

/** Where I am in the group, what waits for me, and who I am. */
export function Header({ collapsed, onToggle }: Props) {
  const { orgName, orgId, choose } = useScope();
  const [searching, setSearching] = useState(false);
  useSearchKey(() => setSearching(true));
  return (
    <Layout.Header className="shell-header">
      <Button type="text" icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />} aria-label={collapsed ? '展开菜单' : '收起菜单'} onClick={onToggle} />
      <Link to="/" className="shell-brand">
        <img src={icon} alt="" />
        先锋智慧党建
      </Link>
      <OrgPicker label="当前组织" value={orgName} selected={orgId} onChoose={({ id, name }) => choose({ orgId: id, orgName: name })} />
      <span className="shell-space" />
      <Button className="shell-search" icon={<SearchOutlined />} onClick={() => setSearching(true)}>
        查找页面、组织、党员 <kbd>Ctrl K</kbd>
      </Button>
      <Todos />
      <Appearance />
      <Account />
      <PageSearch open={searching} onClose={() => setSearching(false)} />
    </Layout.Header>
  );
}

function Todos() {
  const count = useTodoCount();
  return (
    <Link to="/" aria-label={`待办 ${count > MOST_SHOWN ? `${MOST_SHOWN}+` : count} 项`}>
      <Badge count={count} size="small" offset={[-6, 6]} overflowCount={MOST_SHOWN}>
        <Button type="text" icon={<BellOutlined />} tabIndex={-1} aria-hidden />
      </Badge>
    </Link>
  );
}

function Appearance() {
  const [appearance, setAppearance] = useAppearance();
  const save = useSavePreference();
  const items: MenuProps['items'] = [
    { key: 'dark', label: appearance.dark ? '改用浅色' : '改用深色' },
    { key: 'compact', label: appearance.compact ? '改用宽松行距' : '改用紧凑行距' },
  ];
  const toggle = (key: string) => {
    const next = key === 'dark' ? { ...appearance, dark: !appearance.dark } : { ...appearance, compact: !appearance.compact };
    setAppearance(next);
    save({ appearance: next });
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => toggle(key) }}>
      <Button type="text" icon={<BgColorsOutlined />} aria-label="外观" />
    </Dropdown>
  );
}

function Account() {
  const { member } = useMe();
  const { logout } = useSession();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const leave = () => {
    if (!hasUnsavedWork()) return void logout();
    modal.confirm(dropQuestion({ title: '退出登录？', content: '本页填写的内容还没有保存，退出后不会保留。', okText: '退出', cancelText: '留在本页', onOk: logout }));
  };
  const items: MenuProps['items'] = [
    { key: 'account', icon: <SafetyOutlined />, label: '账号与安全' },
    { type: 'divider' },
    { key: 'logout', icon: <LogoutOutlined />, label: '退出登录' },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => (key === 'logout' ? leave() : void navigate('/account')) }}>
      <Button type="text" icon={<UserOutlined />}>
        {member.name}
      </Button>
    </Dropdown>
  );
}
