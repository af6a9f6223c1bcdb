import { MEMBER_CATEGORIES, MEMBER_KINDS, MEMBER_POSTS, MEMBER_STATUSES, SEX_CODES, type MemberListItem } from '@xianfeng/shared-types';
import type { TableColumnType } from 'antd';
import { Link } from 'react-router';

type Column = TableColumnType<MemberListItem> & { key: string };

/** Every column the roster can show. */
export const MEMBER_COLUMNS: Column[] = [
  { key: 'name', title: '姓名', width: 120, sorter: true, render: (_, { id, name }) => <Link to={`/members/${id}`}>{name}</Link> },
  { key: 'org', title: '所在组织', ellipsis: true, sorter: true, render: (_, { org }) => <Link to={`/orgs/${org.id}`} title={org.name}>{org.name}</Link> },
  { key: 'sex', title: '性别', width: 70, render: (_, { sex }) => SEX_CODES[sex] },
  { key: 'age', title: '年龄', width: 90, align: 'right', sorter: true, render: (_, { age }) => age },
  { key: 'category', title: '人员类别', width: 120, sorter: true, render: (_, { category }) => MEMBER_CATEGORIES[category] },
  { key: 'kind', title: '分类管理', width: 120, sorter: true, render: (_, { kind }) => MEMBER_KINDS[kind] },
  { key: 'posts', title: '党内职务', width: 160, ellipsis: true, render: (_, { posts }) => posts.map((post) => MEMBER_POSTS[post]).join('、') || '—' },
  { key: 'phone', title: '手机号', width: 130, render: (_, { maskedPhone }) => maskedPhone ?? '未登记' },
  { key: 'status', title: '党籍状态', width: 100, render: (_, { status }) => MEMBER_STATUSES[status] },
];

export const USUAL_COLUMNS = ['name', 'org', 'sex', 'age', 'category', 'kind', 'posts', 'phone'];
