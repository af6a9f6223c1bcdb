import type { OrgNode } from '@xianfeng/shared-types';
import { ApartmentOutlined } from '@ant-design/icons';
import { Button, Popover, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';

/** The header has a picker on every page, the tree is needed when it opens. */
const OrgTree = lazy(() => import('./org-tree').then((module) => ({ default: module.OrgTree })));

interface Props {
  /** Name of the chosen organisation. */
  value: string | null;
  selected?: string;
  onChoose: (org: OrgNode) => void;
  placeholder?: string;
  /** For forms: the whole width. */
  block?: boolean;
  label?: string;
}

/** Chooses one organisation out of the tree. */
export function OrgPicker({ value, selected, onChoose, placeholder = '选择组织', block, label = '选择组织' }: Props) {
  const [open, setOpen] = useState(false);
  const choose = (org: OrgNode) => {
    setOpen(false);
    onChoose(org);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <div style={{ width: 380, minHeight: 420 }}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} title={false} />}>
            <OrgTree autoFocus height={380} selected={selected} onSelect={choose} />
          </Suspense>
        </div>
      }
    >
      <Button icon={<ApartmentOutlined />} block={block} aria-label={`${label}：${value ?? placeholder}`} style={block ? { justifyContent: 'flex-start' } : { maxWidth: 320 }}>
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{value ?? placeholder}</span>
      </Button>
    </Popover>
  );
}
