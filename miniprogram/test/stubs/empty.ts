/** Styles and pictures mean nothing in a component test. */
export default '';
