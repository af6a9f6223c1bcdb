/** An SVG text as the address of a picture: sharp at any density, the same on weapp and H5, no file to load. */
export const svgUri = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** Text inside an SVG. */
export const svgText = (text: string): string => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);
