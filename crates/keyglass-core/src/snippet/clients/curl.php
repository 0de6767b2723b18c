<?php

«*env»
$«local» = getenv('«VARIABLE»');
if ($«local» === false) {
    fwrite(STDERR, "Set the environment variable «VARIABLE».\n");
    exit(1);
}
«/»
«?env»

«/»
$curl = curl_init(«url»);
curl_setopt_array($curl, [
«?head»
    CURLOPT_NOBODY => true,
«/»
«?!head»
    CURLOPT_CUSTOMREQUEST => '«METHOD»',
«/»
«?headers»
    CURLOPT_HTTPHEADER => [
«*headers»
        «field»,
«/»
    ],
«/»
«?body»
    CURLOPT_POSTFIELDS => «body»,
«/»
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);
$text = curl_exec($curl);
if ($text === false) {
    fwrite(STDERR, curl_error($curl) . "\n");
    exit(1);
}
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($status < 200 || $status > 299) {
    fwrite(STDERR, "$status: $text\n");
    exit(1);
}
echo $text, "\n";
