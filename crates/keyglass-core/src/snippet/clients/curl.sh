curl «?head»--head«/»«?!head»--request «METHOD»«/» \
  --url «url»«*headers» \
  --header «field»«/»«?body» \
  --data-raw «body»«/»«?bracket» \
  --globoff«/» \
  --fail-with-body
