import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';

interface Props {
  all: { key: string; title: string }[];
  shown: string[];
  onChange: (next: string[]) => void;
}

/** Which columns a table shows. */
export function ColumnChooser({ all, shown, onChange }: Props) {
  const options = all.map(({ key, title }) => ({ value: key, label: title }));
  return (
    <Popover trigger="click" placement="bottomRight" title="显示的列" content={<Checkbox.Group style={{ display: 'grid', gap: 6 }} options={options} value={shown} onChange={onChange} />}>
      <Button icon={<SettingOutlined />} aria-label="选择显示的列" />
    </Popover>
  );
}
