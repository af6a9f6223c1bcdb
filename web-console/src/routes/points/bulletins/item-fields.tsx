import type { Id } from '@xianfeng/shared-types';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Col, Flex, Form, Input, Row, Typography } from 'antd';
import { OrgPicker } from '@/shared/org';
import { DateField } from '@/shared/ui';

const MOST = 200;

interface Props {
  nameOf: (orgId: Id) => string | undefined;
  onName: (orgId: Id, name: string) => void;
}

/** What units are to put right, with the day it is due. */
export function ItemFields({ nameOf, onName }: Props) {
  return (
    <>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        需改进事项
      </Typography.Title>
      <Typography.Paragraph type="secondary">只有该单位和它的上级能看到。</Typography.Paragraph>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <Flex vertical gap={12} style={{ marginBottom: 24 }}>
            {fields.map(({ key, name }, index) => (
              <Card key={key} size="small">
                <Row gutter={12}>
                  <Col flex="auto">
                    <Form.Item name={[name, 'orgId']} label="单位" rules={[{ required: true, message: '请选择单位' }]}>
                      <UnitField nameOf={nameOf} onName={onName} />
                    </Form.Item>
                  </Col>
                  <Col flex="180px">
                    <Form.Item name={[name, 'dueOn']} label="完成期限" rules={[{ required: true, message: '请选择完成期限' }]}>
                      <DateField />
                    </Form.Item>
                  </Col>
                  <Col flex="40px">
                    <Button type="text" danger icon={<DeleteOutlined />} aria-label={`删除第 ${index + 1} 项`} onClick={() => remove(name)} />
                  </Col>
                </Row>
                <Form.Item name={[name, 'problem']} label="问题" rules={[{ required: true, whitespace: true, message: '请写明问题' }]}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'action']} label="要求" style={{ marginBottom: 0 }} rules={[{ required: true, whitespace: true, message: '请写明整改要求' }]}>
                  <Input maxLength={200} />
                </Form.Item>
              </Card>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} disabled={fields.length >= MOST} onClick={() => add({})}>
              增加一项
            </Button>
          </Flex>
        )}
      </Form.List>
    </>
  );
}

interface UnitProps extends Props {
  /** Handed in by Form.Item. */
  value?: Id;
  onChange?: (id: Id) => void;
}

function UnitField({ value, onChange, nameOf, onName }: UnitProps) {
  const choose = ({ id, shortName }: { id: Id; shortName: string }) => {
    onName(id, shortName);
    onChange?.(id);
  };
  return <OrgPicker block label="单位" placeholder="选择单位" value={(value && nameOf(value)) ?? null} selected={value} onChoose={choose} />;
}
