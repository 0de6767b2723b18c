http --check-status --ignore-stdin«?body» \
  --raw=«body»«/» \
  «METHOD» \
  «url»«*headers» \
  «item»«/»
