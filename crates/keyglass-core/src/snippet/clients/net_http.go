package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
«?env»
	"os"
«/»
«?body»
	"strings"
«/»
	"time"
)

func main() {
«*env»
	«local» := os.Getenv("«VARIABLE»")
	if «local» == "" {
		log.Fatal("Set the environment variable «VARIABLE».")
	}
«/»
«?env»

«/»
	request, err := http.NewRequest("«METHOD»", «url», «?body»strings.NewReader(«body»)«/»«?!body»nil«/»)
	if err != nil {
		log.Fatal(err)
	}
«*headers»
	request.Header.Set(«name», «value»)
«/»

	client := &http.Client{
		Timeout: 30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		log.Fatalf("%s: %s", response.Status, text)
	}
	fmt.Println(string(text))
}
