pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The rows of posters on Home, and what lies below them.
Column {
    id: rest

    property real measure: width
    readonly property list<HomeSection> sections: [resumed, arrived, news, foot]
    signal stepped(from: HomeSection, by: int)

    spacing: Theme.gap20

    HomeRow {
        id: resumed
        width: parent.width
        heading: qsTr("Continue watching")
        memory: "resumed"
        cards: Home.resumed
        sentence: qsTr("What you begin to watch goes on from here.")
        action: qsTr("Choose a film")
        address: "bijou://movies"
        onStepped: by => rest.stepped(resumed, by)
    }

    HomeRow {
        id: arrived
        width: parent.width
        heading: qsTr("Recently added")
        memory: "arrived"
        cards: Home.arrived
        sentence: qsTr("What comes into your library stands here.")
        action: qsTr("Look at the servers")
        address: "bijou://settings/libraries"
        onStepped: by => rest.stepped(arrived, by)
    }

    HomeRow {
        id: news
        width: parent.width
        heading: qsTr("News of people you follow")
        memory: "news"
        cards: Home.news
        stamped: true
        sentence: Home.followsPeople ? qsTr("There is nothing new from the people you follow.") : qsTr("Follow people, and what they do next is told here.")
        action: Home.followsPeople ? qsTr("Whom you follow") : qsTr("Find somebody")
        address: Home.followsPeople ? "bijou://watchlist?tab=people" : "bijou://discover"
        onStepped: by => rest.stepped(news, by)
    }

    HomeFoot {
        id: foot
        x: Theme.pageMargin
        width: rest.measure
        visible: Home.activity.count > 0 || Home.coverage.count > 0
        onStepped: by => rest.stepped(foot, by)
    }
}
