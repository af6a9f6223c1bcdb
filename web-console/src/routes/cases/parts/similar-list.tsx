import { Button, Flex, Typography } from 'antd';
import { ToneTag } from '@/shared/ui';
import { similarName, type Comparison, type SimilarRow } from './similar';

interface Props {
  rows: readonly SimilarRow[];
  /** Percent from which the author had to explain. */
  limitPercent: number;
  /** What the author says about it. */
  explanation: string;
  onOpen: (comparison: Comparison) => void;
}

/** Texts that are alike, each one click away. */
export function SimilarList({ rows, limitPercent, explanation, onOpen }: Props) {
  if (rows.length === 0) return <Typography.Text type="secondary">未发现相似案例</Typography.Text>;
  return (
    <Flex vertical gap={8}>
      {rows.map((row, index) => (
        <Flex key={index} align="center" gap={8}>
          <ToneTag tone={row.percent >= limitPercent ? 'red' : 'gold'} text={`相似 ${row.percent}%`} />
          <Typography.Text ellipsis={{ tooltip: similarName(row, index) }} style={{ flex: 1 }}>
            {similarName(row, index)}
          </Typography.Text>
          <Button size="small" aria-label={`对照${similarName(row, index)}`} onClick={() => onOpen({ row, passage: 0 })}>
            对照
          </Button>
        </Flex>
      ))}
      {explanation && <Typography.Paragraph style={{ margin: 0 }}>{`作者说明：${explanation}`}</Typography.Paragraph>}
    </Flex>
  );
}
