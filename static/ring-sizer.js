// Scales the drawings until a bank card fits its outline. Without this script the zoom of the browser does it.
const range = document.getElementById('scale')
const help = document.getElementById('sizer-help')
const scale = () => document.querySelector('.sizer').style.setProperty('--scale', range.value)

help.textContent = help.dataset.script
document.getElementById('sizer-scale').hidden = false
range.addEventListener('input', scale)
// A browser may remember where the slider was.
addEventListener('pageshow', scale)
