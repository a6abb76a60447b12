pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A person: who they are, what they are known for, and all their work; with all the page's states.
Page {
    id: page

    readonly property bool ready: Person.state === "ready"
    readonly property bool away: Person.state === "away" || Person.state === "error"
    readonly property bool keyless: Person.state === "keyless"

    name: Person.name
    scrolled: view.scrolled
    onShownChanged: shown ? Person.enter() : Person.leave()
    Component.onCompleted: {
        Person.drawnAt(Screen.devicePixelRatio);
        if (shown)
            Person.enter();
    }

    PersonView {
        id: view
        anchors.fill: parent
        visible: page.ready
        focus: page.ready
    }

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap44
        y: Theme.headerTop + Theme.gap16
        visible: Person.state === "loading"
        spacing: Theme.px(36)

        Skeleton {
            waiting: Person.state === "loading"
            width: Theme.px(224)
            height: Theme.px(300)
            radius: Theme.cardRadius
        }

        Column {
            y: Theme.gap28
            spacing: Theme.gap16

            Skeleton {
                waiting: Person.state === "loading"
                width: Theme.px(320)
                height: Theme.gap44
            }

            Skeleton {
                waiting: Person.state === "loading"
                width: Theme.px(480)
                height: Theme.px(60)
            }
        }
    }

    EmptyState {
        anchors.centerIn: parent
        visible: Person.state === "gone"
        symbol: "user"
        sentence: qsTr("Nobody is at this address any more.")
        detail: qsTr("No title of your library credits this person now, or TMDB took them out.")
        action: qsTr("Back")
        onTriggered: Actions.back()
    }

    EmptyState {
        anchors.centerIn: parent
        visible: page.away
        symbol: "circle-alert"
        sentence: qsTr("Nothing is known of this person yet.")
        detail: Person.problem
        action: qsTr("Try again")
        onTriggered: Person.retry()
    }

    EmptyState {
        anchors.centerIn: parent
        visible: page.keyless
        symbol: "key-round"
        sentence: qsTr("This person is not in your library. TMDB knows more, with a key.")
        detail: Person.problem
        action: qsTr("Open settings")
        onTriggered: Actions.openAddress("bijou://settings/metadata")
    }
}
