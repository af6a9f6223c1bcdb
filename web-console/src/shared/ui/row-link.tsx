import { Button, Typography } from 'antd';

/** The words of a row that open it; too long ones are cut, with the whole in the tooltip. */
export function RowLink({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <Button type="link" size="small" style={{ padding: 0, minWidth: 0, maxWidth: '100%' }} title={text} onClick={onClick}>
      <Typography.Text ellipsis style={{ color: 'inherit' }}>
        {text}
      </Typography.Text>
    </Button>
  );
}
