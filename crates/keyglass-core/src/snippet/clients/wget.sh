wget --method=«METHOD»«*headers» \
  --header=«field»«/»«?body» \
  --body-data=«body»«/» \
  --output-document=- \
  --no-verbose«?head» \
  --server-response«/» \
  --content-on-error \
  --max-redirect=0 \
  --tries=1 \
  «url»
