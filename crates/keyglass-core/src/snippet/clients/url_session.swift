import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

«*env»
guard let «local» = ProcessInfo.processInfo.environment["«VARIABLE»"] else {
    fatalError("Set the environment variable «VARIABLE».")
}
«/»
«?env»

«/»
var request = URLRequest(url: URL(string: «url»)!)
request.httpMethod = "«METHOD»"
«*headers»
request.setValue(«value», forHTTPHeaderField: «name»)
«/»
«?body»
request.httpBody = Data(«body».utf8)
«/»

let (data, response) = try await URLSession.shared.data(for: request)
let text = String(decoding: data, as: UTF8.self)
guard let http = response as? HTTPURLResponse, (200..<300).contains(http.statusCode) else {
    FileHandle.standardError.write(Data("\(response)\n\(text)\n".utf8))
    exit(1)
}
print(text)
