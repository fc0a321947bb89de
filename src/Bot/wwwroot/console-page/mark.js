// The server reads PNG alone; other kinds of pictures are turned into it here.
const form = document.getElementById('doc-dau');
const field = document.getElementById('picture');

async function toPng(file) {
  const picture = await createImageBitmap(file, { colorSpaceConversion: 'none' });
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d').drawImage(picture, 0, 0);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new File([blob], 'anh.png', { type: 'image/png' });
}

form.addEventListener('submit', async (event) => {
  const file = field.files[0];
  if (!file || file.type === 'image/png') return;
  event.preventDefault();
  try {
    const carrier = new DataTransfer();
    carrier.items.add(await toPng(file));
    field.files = carrier.files;
  } catch {
    // The server says what is wrong with it.
  }
  form.submit();
});
