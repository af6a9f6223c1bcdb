import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input } from 'antd';

const MOST = 20;

/** Paragraphs in their order, each with a heading. */
export function ParagraphFields() {
  return (
    <Form.List name="paragraphs">
      {(fields, { add, remove, move }) => (
        <Flex vertical gap={12} style={{ marginBottom: 24 }}>
          {fields.map(({ key, name }, index) => (
            <Card key={key} size="small">
              <Flex gap={8} align="flex-start">
                <Form.Item name={[name, 'heading']} style={{ flex: 1, marginBottom: 8 }} rules={[{ required: true, whitespace: true, message: '请填写小标题' }]}>
                  <Input aria-label={`第 ${index + 1} 段小标题`} placeholder="小标题" maxLength={40} />
                </Form.Item>
                <Button type="text" icon={<ArrowUpOutlined />} aria-label={`第 ${index + 1} 段上移`} disabled={index === 0} onClick={() => move(index, index - 1)} />
                <Button type="text" icon={<ArrowDownOutlined />} aria-label={`第 ${index + 1} 段下移`} disabled={index === fields.length - 1} onClick={() => move(index, index + 1)} />
                <Button type="text" danger icon={<DeleteOutlined />} aria-label={`删除第 ${index + 1} 段`} onClick={() => remove(name)} />
              </Flex>
              <Form.Item name={[name, 'text']} style={{ marginBottom: 20 }} rules={[{ required: true, whitespace: true, message: '请填写正文' }]}>
                <Input.TextArea aria-label={`第 ${index + 1} 段正文`} autoSize={{ minRows: 3, maxRows: 14 }} maxLength={2000} showCount />
              </Form.Item>
            </Card>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} disabled={fields.length >= MOST} onClick={() => add({ heading: '', text: '' })}>
            增加一段
          </Button>
        </Flex>
      )}
    </Form.List>
  );
}
