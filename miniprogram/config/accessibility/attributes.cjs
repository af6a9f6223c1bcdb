/** Attributes of WeChat's screen reader that Taro's templates leave out. */
const ATTRIBUTES = ['aria-role', 'aria-label', 'aria-hidden', 'aria-selected', 'aria-checked', 'aria-disabled'];
const COMPONENTS = ['View', 'Text', 'Image', 'Button', 'ScrollView', 'Input', 'Textarea', 'Switch'];

const attributes = () => Object.fromEntries(ATTRIBUTES.map((name) => [name, '']));

module.exports = Object.fromEntries(COMPONENTS.map((name) => [name, attributes()]));
