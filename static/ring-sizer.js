// Scales the drawings until a bank card fits its outline. Without this script, the browser's zoom
// does it.
const range = document.getElementById('scale')
const scale = () => document.documentElement.style.setProperty('--scale', range.value)

document.getElementById('calibration').hidden = false
range.addEventListener('input', scale)
// A browser may restore the slider's position.
addEventListener('pageshow', scale)
